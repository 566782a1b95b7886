/** Parts of a request's address that change nothing here; anything else unknown is a setting, and refused. */
const neutral = new Set(['query', 'query_id', 'enable_http_compression', 'wait_end_of_query'])

const parameterName = /^param_([A-Za-z_][A-Za-z0-9_]*)$/

/** A quoted SQL string. NUL is written out: the engine takes its queries as C strings. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\0', '\\0')}'`
}

/**
 * The statement that sets a query's parameters, or nothing where it has none.
 *
 * The client sends each value already escaped the way ClickHouse reads it, and `SET` keeps it so: it is quoted for SQL
 * once and not escaped again. (`queryBind` would escape it a second time and answer wrongly without an error.)
 *
 * @throws RangeError for a setting in the address: settings outlive their query in a session, so they belong in the
 *   SQL's own `SETTINGS`.
 */
export function setParameters(search: URLSearchParams): string {
  const assignments: string[] = []
  for (const [name, value] of search) {
    const parameter = parameterName.exec(name)
    if (parameter) assignments.push(`param_${parameter[1]} = ${quoted(value)}`)
    else if (!neutral.has(name)) throw new RangeError(`setting ${name}: write it in the query's SETTINGS`)
  }
  return assignments.length === 0 ? '' : `SET ${assignments.join(', ')};\n`
}
