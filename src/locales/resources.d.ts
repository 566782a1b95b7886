import type shell from './en/shell.json'
import type signIn from './en/signIn.json'

/** One line per namespace: English is the source of the keys, the test of the dictionaries holds the others to it. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell'
    resources: {
      shell: typeof shell
      signIn: typeof signIn
    }
  }
}
