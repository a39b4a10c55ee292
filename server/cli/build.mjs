// npm run build: the first half of npm start, without serving. For images and for trying end-to-end tests by hand.
import { build, checkNode, generateClients, install, StepFailed } from './prepare.mjs'

checkNode()
try {
  await install()
  await generateClients()
  await build()
} catch (error) {
  if (!(error instanceof StepFailed)) throw error
  console.error(error.message)
  process.exit(1)
}
