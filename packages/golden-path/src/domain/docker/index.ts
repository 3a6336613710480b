export { dockerFiles } from './dockerfile';
