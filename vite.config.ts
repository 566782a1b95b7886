import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import { defineConfig } from 'vite'

const server = 'http://127.0.0.1:4680'

export default defineConfig(({ mode }) => ({
  // The service worker of the mocks is served in their mode alone, so that none reaches `dist/`.
  plugins: [react(), ...(mode === 'mocks' ? [msw({ mode: 'worker-only' })] : [])],
  html: {
    // The server puts a fresh nonce here with every page. A plain web server needs none: no script or style is inline.
    cspNonce: '__HAGGLE_NONCE__',
  },
  build: {
    manifest: true,
    // light-dark() in tokens.css is kept as written from these on.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    // A tree of small files: inlining would put them back into the first load and need data: in the policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake: {
        // The domain's files state their zod shapes beside plain facts. Building a shape has no effect of its own, so a page
        // that needs only the facts carries neither the shape nor zod.
        manualPureFunctions: ['z'],
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: 'router', test: /node_modules[\\/]react-router[\\/]/, priority: 3 },
            {
              name: 'i18n',
              test: /node_modules[\\/](i18next|react-i18next|html-parse-stringify|void-elements)[\\/]/,
              priority: 3,
            },
            { name: 'query', test: /node_modules[\\/]@tanstack[\\/](react-query|query-core)[\\/]/, priority: 3 },
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 3 },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/events', '/delivery', '/health', '/openapi.json'].map((path) => [path, { target: server }]),
    ),
  },
}))
