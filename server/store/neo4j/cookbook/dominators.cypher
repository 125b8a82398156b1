// What does everything that reaches a segment have to pass? (Its dominators: the chain's true bottlenecks.)
//
// Parameter: segmentId.
// Rows: every segment that lies on all paths from raw inputs (segments without an input of their own) to it.
// For each candidate the question is asked the other way round: is there a path that avoids it?
MATCH (store:LiantuStore {slot: 1})
MATCH (goal:Segment {id: $segmentId, generation: store.generation})
MATCH ANY SHORTEST (candidate:Segment)-[:INPUT_OF]->+(goal)
WHERE candidate <> goal
WITH goal, collect(DISTINCT candidate) AS candidates
WITH goal, candidates, [c IN candidates WHERE NOT EXISTS { (c)<-[:INPUT_OF]-() }] AS roots
UNWIND candidates AS candidate
WITH goal, roots, candidate
WHERE NOT EXISTS {
  MATCH ANY SHORTEST (root:Segment)((a)-[:INPUT_OF]->(b) WHERE a <> candidate AND b <> candidate)+(goal)
  WHERE root IN roots
}
RETURN candidate.id AS segmentId
ORDER BY segmentId
