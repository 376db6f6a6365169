// Every switch of strategy with Helm 3; with the other Helm in a file of its own, so that both run at a time.
import test from 'ava';
import { switchTests } from './strategies.ts';

switchTests(test, 3);
