import fc from 'fast-check'

/** Laws are tried on this many random cases; `FC_RUNS=20000` for a long night. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: Number(process.env['FC_RUNS'] ?? 200) })
