import fc from 'fast-check'

// One seed for all machines: what is red in CI is red at the desk. `FC_SEED` tries others.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['FC_SEED'] ?? 20_261_111) })
