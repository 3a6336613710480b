import { block, call, commented, expression, quote, writeHcl } from './hcl';

describe('writeHcl', () => {
  it('aligns neighbours and leaves what goes over several lines alone', () => {
    const text = writeHcl([
      commented(
        'Two lines\nof comment',
        block(
          'resource',
          ['a', 'b'],
          { short: 1, much_longer: true, map: { 'a/b': 'x', c: null } },
          { list: ['x', expression('var.y')], call: call('f', { a: 1 }) },
          block('empty', []),
        ),
      ),
    ]);
    expect(text).toBe(`# Two lines
# of comment
resource "a" "b" {
  short       = 1
  much_longer = true
  map = {
    "a/b" = "x"
    c     = null
  }

  list = ["x", var.y]
  call = f({
    a = 1
  })

  empty {
  }
}
`);
  });

  it('[S51] writes text that means nothing to Terraform', () => {
    expect(quote('a "b" \\ ${c} %{d}\n\t$e')).toBe(
      '"a \\"b\\" \\\\ $${c} %%{d}\\n\\t$e"',
    );
  });
});
