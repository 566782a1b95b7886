import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { startI18n } from './app/i18n.ts'
import './app/theme/tokens.css'
import './app/theme/base.css'

async function start(): Promise<void> {
  if (import.meta.env.MODE === 'mocks') await (await import('#mocks/browser.ts')).startMocks()
  await startI18n()
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

void start()
