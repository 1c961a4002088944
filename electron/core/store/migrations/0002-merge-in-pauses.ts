// The index is merged between syncs and no longer within them (mergeIndex.ts).
export const mergeInPauses = `
INSERT INTO search (search, rank) VALUES ('automerge', 0);
-- A safety net: mergeIndex.ts keeps them far fewer.
INSERT INTO search (search, rank) VALUES ('crisismerge', 800);
`;
