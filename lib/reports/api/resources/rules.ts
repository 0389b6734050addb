/** Where the read API begins. A change that breaks who reads it gets another number, and this one stays. */
export const apiPath = '/api/v1';
