/** `npm run outage` tries every fault at every step; the suite tries each fault at one step and each step with one fault. */
export const isWhole = process.env['BREVDUE_OUTAGE'] === 'whole'
