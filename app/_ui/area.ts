export { squareMetres } from '../../domain/ballot/area.ts'
