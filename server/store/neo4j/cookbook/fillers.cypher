// Which companies from elsewhere could fill a segment?
//
// Parameters: segmentId, regionCode (the city that looks for them).
// Rows: active companies entered for the segment that are neither in the region nor of the group of a company there:
// owned by or owning one, of the same parent, or under the same group name.
// The product also proposes companies by their texts, and ranks them all.
MATCH (store:LiantuStore {slot: 1})
MATCH (:Region {id: $regionCode, generation: store.generation})
      <-[:PART_OF]-{0,4}(:Region)<-[:LOCATED_IN]-(here:Company {status: 'active'})
WITH store, collect(DISTINCT here) AS local
WITH store, local,
  [here IN local WHERE here.parentId IS NOT NULL | here.parentId] + [here IN local | here.id] AS ownerIds,
  [here IN local WHERE here.groupName IS NOT NULL | here.groupName] AS groupNames
MATCH (company:Company {status: 'active'})-[works:OPERATES_IN]->(:Segment {id: $segmentId, generation: store.generation})
WHERE NOT company IN local
  AND NOT company.id IN ownerIds
  AND (company.parentId IS NULL OR NOT company.parentId IN ownerIds)
  AND (company.groupName IS NULL OR NOT company.groupName IN groupNames)
  AND NOT EXISTS {
    MATCH (company)-[:OWNS]-{1,4}(owned:Company)
    WHERE owned IN local
  }
RETURN company.id AS companyId, company.name AS company, works.confidence AS confidence
ORDER BY companyId
