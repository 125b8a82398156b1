// Which segments of a chain have no company in a region?
//
// Parameters: chainId, regionCode (a region counts with everything below it), e.g. in Neo4j Browser
//   :param chainId => 'nev'
//   :param regionCode => '330700'
// Rows: one per segment without an active company there whose link is at least as likely true as not.
// The product goes further: it says 缺 or 不知 for each of them, by how much of the region its lists cover.
MATCH (store:LiantuStore {slot: 1})
MATCH (chain:Chain {id: $chainId, generation: store.generation})<-[:PART_OF]-(segment:Segment)
WHERE NOT EXISTS {
  MATCH (segment)<-[works:OPERATES_IN]-(company:Company {status: 'active'})
        -[:LOCATED_IN]->(:Region)-[:PART_OF]->{0,4}(:Region {id: $regionCode})
  WHERE works.confidence >= 0.5
}
RETURN segment.id AS segmentId, segment.name AS segment, segment.tier AS tier
ORDER BY segmentId
