/** What in a question cannot be: a JSON pointer into it, and a code. */
export type InputProblem = { pointer: string; code: InputProblemCode }

export type InputProblemCode =
  /** Named twice. */
  | 'duplicate'
  /** Refers to nothing that was given. */
  | 'unknown'
  /** A cart in a currency that its market does not pay in. */
  | 'otherCurrency'
  /** More returned than was bought. */
  | 'aboveBought'
