// npm run outage: every fault at every step, on real processes; the suite tries a part of it. Ends like npm test.
process.env['BREVDUE_OUTAGE'] = 'whole'
process.argv.push('tests/outage')
await import('./tests.ts')
export {}
