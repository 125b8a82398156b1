// Who can introduce us? The shortest ways between two companies along relations of organisations.
//
// Parameters: fromId, toId, count (1-20).
// Rows: the ids along each path, shortest first, then by ids; at most 4 steps. A shared chamber is a step, a shared
// place or segment is not. Two relations between the same two companies are one way.
MATCH (store:LiantuStore {slot: 1})
MATCH (from:Company {id: $fromId, generation: store.generation})
MATCH (to:Company {id: $toId, generation: store.generation})
MATCH path = SHORTEST 4 GROUPS (from)-[:SUPPLIES|OWNS|INVESTED_IN|COOPERATES_WITH|MEMBER_OF]-{1,4}(to)
WITH [node IN nodes(path) | node.id] AS ids
WHERE all(id IN ids WHERE single(other IN ids WHERE other = id))
WITH DISTINCT ids
RETURN ids
ORDER BY size(ids), ids
LIMIT $count
