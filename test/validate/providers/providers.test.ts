// What `validate` says of values that a provider's controller refuses, misreads or makes something else of, and of their right neighbours.
import test from 'ava';
import { aws } from './aws.ts';
import { azure } from './azure.ts';
import { google } from './google.ts';
import { others } from './others.ts';
import { said } from './said.ts';

for (const [group, cases] of Object.entries({ aws, google, azure, others }))
	for (const { name, values, findings } of cases)
		test(`${group}: ${name}`, (t) => {
			t.deepEqual(said(values), findings);
		});
