/** The front page of administration. */
export const adminPath = '/admin'
