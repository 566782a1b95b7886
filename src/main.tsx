import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { startI18n } from './app/i18n.ts'
import { startRouter } from './app/router.ts'
import './app/theme/tokens.css'
import './app/theme/base.css'

/** Words, code and data of the first page are fetched side by side; it is drawn as soon as the words are there. */
async function start(): Promise<void> {
  if (import.meta.env.MODE === 'mocks') await (await import('#mocks/browser.ts')).startMocks()
  const words = startI18n()
  const router = startRouter()
  await words
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <App router={router} />
    </StrictMode>,
  )
}

void start()
