// The header from which Kong takes the client.

/** Whether it is X-Forwarded-For, to which each proxy on the way adds an address; other headers hold one. */
export const isForwardedFor = (header: string): boolean => header.toLowerCase() === 'x-forwarded-for';
