/** Tests that need a program of this machine: skipped, visibly, where it is missing; a failure where nothing may be skipped. */
export function describeUnless(reason: string | undefined, title: string, tests: () => void): void {
  describe(title, () => {
    if (reason === undefined) return tests();
    const skipped = `is not tested: ${reason}`;
    if (process.env.TRIVIUM_NO_SKIP === '1') {
      test(skipped, () => {
        throw new Error(skipped);
      });
    } else {
      test.skip(skipped, () => undefined);
    }
  });
}
