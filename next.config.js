import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./app/_i18n/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  // Several servers can run from one checkout (tests, several developers): each has its own build folder.
  distDir: process.env.LINLI_DIST ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or generated at install time: loaded by Node as they are, never bundled.
  serverExternalPackages: [
    '@prisma/client', '@prisma/adapter-libsql', '@prisma/adapter-pg', '@prisma/driver-adapter-utils',
    '@libsql/client', 'libsql', 'pg', 'sharp', 'pino',
  ],
  turbopack: {
    resolveAlias: {
      // Its package.json calls itself CommonJS and names an ES module for bundlers, which Turbopack refuses.
      'chinese-days': 'chinese-days/dist/index.min.js',
      // Words are parsed when the pages are built (next rule); what is left to do with them is a tenth of the formatter.
      'use-intl/format-message': './node_modules/use-intl/dist/esm/production/format-message/format-only.js',
    },
    rules: { '*.json': { loaders: ['./app/_i18n/compile-words.mjs'], condition: { path: /contract\/words\/(zh-CN|en)\/\w+\.json$/ } } },
  },
  // Type errors are found by the type check of `npm test`; the build on a neighbour's first start does not repeat it.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // `next dev` otherwise serves its live reload to localhost only, and pages opened by number never come alive.
  allowedDevOrigins: ['127.0.0.1'],
  experimental: {
    // Route types are referenced from next-env.d.ts; otherwise Next rewrites tsconfig.json for every other build folder.
    strictRouteTypes: true,
  },
}

export default withNextIntl(config)
