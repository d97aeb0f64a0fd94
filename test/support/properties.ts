import fc from 'fast-check';

const asked = process.env.PROPERTY_SEED;

/**
 * Random tests run from one seed, so that a red run speaks of the change and not of the draw; PROPERTY_SEED=random
 * draws anew, PROPERTY_SEED=<number> repeats a draw. On a slow machine a property ends after what it tried in time.
 */
fc.configureGlobal({
  seed: asked === 'random' ? Date.now() : Number(asked ?? 120),
  interruptAfterTimeLimit: 15_000,
  markInterruptAsFailure: false,
});
