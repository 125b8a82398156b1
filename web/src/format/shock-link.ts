/** Addresses of 结构性脆弱度 from other pages. */

const shock = (type: string, of: string): string => `/shock?${new URLSearchParams({ type, of }).toString()}`;

/** The shock in which a whole segment fails: its local output, or what comes from outside. */
export const segmentShock = (segmentId: string, presentHere: boolean): string =>
  shock(presentHere ? 'segment' : 'import', segmentId);

/** The shock in which a company fails. */
export const companyShock = (companyId: string): string => shock('company', companyId);
