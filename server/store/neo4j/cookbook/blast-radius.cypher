// If a company fails, which segments feel it within so many steps?
//
// Parameters: companyId, maxSteps (1-8).
// Rows: every segment that its segments feed, directly or through others, with the least number of steps.
// SHORTEST 1 finds one shortest path per pair of ends, so the number of paths never explodes.
MATCH (store:LiantuStore {slot: 1})
MATCH (:Company {id: $companyId, generation: store.generation})-[:OPERATES_IN]->(start:Segment)
MATCH path = SHORTEST 1 (start)-[:INPUT_OF]->{1,8}(hit:Segment)
WHERE hit <> start
WITH hit, min(length(path)) AS steps
WHERE steps <= $maxSteps
RETURN hit.id AS segmentId, steps
ORDER BY steps, segmentId
