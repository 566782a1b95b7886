/** The disk is full: 507. Nothing of the transaction was written. */
export class StorageFull extends Error {
  override name = 'StorageFull'
}

/** The database does not answer: 503. */
export class StoreDown extends Error {
  override name = 'StoreDown'
}

/** What was named holds no configuration store of this version. The message is a sentence for whoever named it. */
export class NoStore extends Error {
  override name = 'NoStore'
}

/** A cursor that no list of this kind gave out: 400. */
export class BadCursor extends Error {
  override name = 'BadCursor'
}

/** A fault in the program: a transaction that awaited something else, was used after its end, or held another. */
export class TransactionMisuse extends Error {
  override name = 'TransactionMisuse'
}
