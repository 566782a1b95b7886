import { writeFileSync } from 'node:fs'
import { minifyContractRouter } from '@orpc/contract'
import { contract } from '#contract/contract.ts'

writeFileSync('src/contract/routes.gen.json', `${JSON.stringify(minifyContractRouter(contract))}\n`)
