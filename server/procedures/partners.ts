import { checkProgramme } from '#domain/partners/checks.ts'
import { inputProblems } from '#domain/partners/problems.ts'
import { calculateStatements } from '#domain/partners/statements.ts'
import { fail } from '../http/problem.ts'
import { letOthers } from '../letOthers.ts'
import { os } from './base.ts'

/** A file read wrongly is wrong in every row: the first ones say what is the matter. */
const mostProblems = 100

const calculate = os.partners.calculate.handler(async ({ input }) => {
  const { programme } = input.body
  const findings = checkProgramme(programme, '/programme').filter(({ severity }) => severity === 'error')
  if (findings.length > 0)
    fail('invalid', { errors: findings.map(({ pointer, code, data }) => ({ pointer, code, data })) })
  await letOthers()
  const problems = inputProblems(input.body)
  if (problems.length > 0) fail('invalid', { errors: problems.slice(0, mostProblems) })
  await letOthers()
  return calculateStatements(input.body)
})

export const partners = { calculate }
