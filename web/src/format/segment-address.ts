/** Address of a segment's page; ids are `<chain>/<slug>`. */
export const segmentAddress = (id: string): string => `/c/${id.replace('/', '/s/')}`;
