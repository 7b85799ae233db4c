export { remember, rememberIn } from '../../lowered/remember.js';
