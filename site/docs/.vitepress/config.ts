// What VitePress reads. The configuration is made where the rest of the site is.
import { config } from '../../../scripts/site/docs/config.ts';

export default config;
