import fc from 'fast-check'

/** Laws are tried on this many random cases; `npm run test:long` on 10,000. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: Number(process.env['FC_RUNS'] ?? 200) })
