// The engine with every rule: of the chart, of the toolkit and of the providers' controllers.
import { checkValues } from '../../schema/validate/check-values.ts';
import { compareAnswer } from './compare.ts';
import { haveAnswer } from './have.ts';
import { serve } from './serve.ts';
import { wrongAnswer } from './wrong.ts';

serve({
	have: (choices) => haveAnswer(choices, checkValues, true),
	wrong: wrongAnswer,
	compare: (request, say) => {
		say('Comparing');
		return compareAnswer(request);
	},
});
