// Which inputs of the region's companies come from one company of the region only?
//
// Parameters: chainId, regionCode.
// Rows: a segment with exactly one active company there, that company, and the segments there that cannot do without
// it (core or common input). When that company fails, they have to buy elsewhere.
MATCH (store:LiantuStore {slot: 1})
MATCH (:Chain {id: $chainId, generation: store.generation})<-[:PART_OF]-(segment:Segment)
MATCH (segment)<-[works:OPERATES_IN]-(company:Company {status: 'active'})
WHERE works.confidence >= 0.5
  AND EXISTS { (company)-[:LOCATED_IN]->(:Region)-[:PART_OF]->{0,4}(:Region {id: $regionCode}) }
WITH segment, collect(DISTINCT company) AS companies
WHERE size(companies) = 1
MATCH (segment)-[input:INPUT_OF]->(user:Segment)
WHERE input.necessity IN ['core', 'common']
  AND EXISTS {
    MATCH (user)<-[works:OPERATES_IN]-(:Company {status: 'active'})
          -[:LOCATED_IN]->(:Region)-[:PART_OF]->{0,4}(:Region {id: $regionCode})
    WHERE works.confidence >= 0.5
  }
WITH segment, companies[0] AS company, user
ORDER BY user.id
RETURN segment.id AS segmentId, company.id AS companyId, collect(user.id) AS userIds
ORDER BY segmentId
