export { matches } from '../text/matches.ts';
