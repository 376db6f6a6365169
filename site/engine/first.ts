// The engine of the first view: small, with the rules of the chart.
import { decide } from '../../schema/validate/decide.ts';
import { catalogueView } from './catalogue.ts';
import { haveAnswer } from './have.ts';
import { serve } from './serve.ts';

serve({ catalogue: catalogueView, have: (choices) => haveAnswer(choices, decide, false) });
