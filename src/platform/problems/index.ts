export { allProblems, defineProblems, describeProblem, Problem } from './problem.ts'
export type { FieldProblem, ProblemCode, ProblemDefinition, ProblemSentence } from './problem.ts'
export { generalProblems } from './general.problems.ts'
export { NotNow } from './not-now.ts'
