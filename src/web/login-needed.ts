/** Nobody has logged in, and what was asked for is not public; pages lead to the login and come back from there. */
export class LoginNeeded extends Error {
  override readonly name = 'LoginNeeded';
}

/** The person has something to do before anything else, at this address. */
export class FirstThis extends Error {
  override readonly name = 'FirstThis';

  constructor(readonly address: string) {
    super(address);
  }
}
