<?php
namespace candor_e2e;

require_once(__DIR__ . '/newer_syntax.php');

/**
 * The check of the plugin's syntax finds what it has to, and nothing else.
 */
final class newer_syntax_test extends \basic_testcase {
    /** What PHP 7.4 does not know, and what is said of it. */
    const NEWER = [
        'match ($a) { 1 => 2 };' => 'match',
        'enum Suit { case Hearts; }' => 'an enum',
        'class A { public readonly int $a; }' => 'readonly',
        '$a?->b();' => 'the nullsafe operator',
        '$a = "{$b?->c}";' => 'the nullsafe operator',
        '#[Pure] function f() {}' => 'an attribute',
        'function f(#[Secret] $a) {}' => 'an attribute',
        'class A { function __construct(private int $a) {} }' => 'a property made by a parameter',
        'class A { function __construct(int $b, protected $a = 1) {} }' => 'a property made by a parameter',
        'function f(int|string $a) {}' => 'a type of several',
        'function f(): int|false {}' => 'a type of several|the type false',
        'class A { private ?B $b; private int|B $c; }' => 'a type of several',
        'class A { public static A|B $c; }' => 'a type of several',
        'fn(A|B $a) => 1;' => 'a type of several',
        'function f(A&B $a) {}' => 'a type of all of several',
        'function f(mixed $a) {}' => 'the type mixed',
        'function f($a): mixed {}' => 'the type mixed',
        'class A { private mixed $a; }' => 'the type mixed',
        'class A { abstract function f(): static; }' => 'the type static',
        'class A { function list(): ?static {} }' => 'the type static',
        'function f(): never {}' => 'the type never',
        'function f(): null {}' => 'the type null',
        'f(name: 1);' => 'a named argument',
        'new A(1, array: 2);' => 'a named argument',
        'function f($a, $b,) {}' => 'a comma after the last parameter',
        "function f(\n    int \$a = 1, // why\n) {}" => 'a comma after the last parameter',
        'fn($a,) => 1;' => 'a comma after the last parameter',
        '$f = function () use ($a,) {};' => 'a comma after the last variable of use',
        '$a = $b ?? throw new E();' => 'throw within an expression',
        '$a = $b ? 1 : throw new E();' => 'throw within an expression',
        'fn() => throw new E();' => 'throw within an expression',
        'try { f(); } catch (E) { }' => 'catch without a variable',
        'try { f(); } catch (\A\E | F) { }' => 'catch without a variable',
        '$f = strlen(...);' => 'a callable of (...)',
        '$f = $this->f(...);' => 'a callable of (...)',
        'function f($a = new A()) {}' => 'new in a default',
        'function f() { static $a = new A(); }' => 'new in a default',
        'const A = new B();' => 'new in a default',
        'class A { final public const B = 1; }' => 'a final constant',
        '$a::class;' => '::class of an object',
        'f()::class;' => '::class of an object',
        'new ($a . "b");' => 'new of an expression',
        '$a instanceof ($b);' => 'instanceof of an expression',
        '$a = 0o17;' => 'an octal number with 0o',
        'if (str_contains($a, $b)) {}' => 'str_contains',
        '\str_starts_with($a, $b);' => 'str_starts_with',
        'array_is_list([]);' => 'array_is_list',
        'class A implements \Stringable {}' => 'Stringable',
        'try { f(); } catch (ValueError $e) { }' => 'ValueError',
    ];

    /** What the PHP that runs this may not know either. */
    const NEWEST = [
        'class A { const int B = 1; }' => 'a constant with a type',
        'A::{$b};' => 'a constant by an expression',
    ];

    /** What looks like it, and is as old as PHP 7.4 or older. */
    const OLD = [
        'f($a, $b,); g(1,); new A($a,);',
        '[$a, $b,]; array(1,);',
        'use A\{B, C,};',
        'use function A\str_contains_not; use const A\B;',
        'class A { const B = 1; private const C = 2, D = 3; public ?int $e = null; private static array $f = []; var $g; }',
        'class A { final public function f(): ?self { return static::g() ?: new static(); } static function match_it() {} }',
        'class A { function list(array &$a, B ...$b): iterable {} private static function f(): void {} }',
        'try { f(); } catch (A | B $e) { throw $e; } finally { g(); }',
        'if ($a) throw new E(); else throw new F();',
        'switch ($a) { case 1: throw new E(); case A::B: throw new F(); default: throw new G(); }',
        'switch ($a) { case NAME: f(NAME); }',
        '$a = $b ? C : D; f($b ? C : D, $b ? E : f(F)); $a = [$b ? C : D, 1];',
        'f(A::B, A::class, self::C);',
        '$f = function & ($a) use (&$b): ?array { return $a; }; $g = fn($a) => $a | $b & $c; static fn(): int => 1;',
        'function f(int $a = A | B, $b = self::C & 1, $d = null, $e = [1, 2,]) {}',
        'f(...$a); [...$a, ...$b]; function f(...$a) {}',
        '$a->str_contains($b); A::str_contains($b); class B { function str_contains() {} }',
        '$a ??= 1; $b = 1_000; $c = 017; $d = <<<X
          a: {$b->c} ${e}
          X;',
        '// #[Attribute], match, ?-> and str_contains() in a comment' . "\n" . '# too',
        '$a = "str_contains(name: 1)"; $b = \'?->\';',
        'new class ($a) extends B { private $c = null; public function __construct($c) { $this->c = $c; } };',
        '$a->match(1); $a->enum; A::enum(); $a->readonly = 1; $readonly = 1;',
        'static $a = 1, $b; static::f(); static::$c;',
        'A::{$b}(); $a::f(); $a::B; new $a(); new $a->b(); $a instanceof $b;',
        'mixed(); never(); $mixed = null; class B { const MIXED = 1; }',
    ];

    /**
     * What has to be found.
     *
     * @return array source => [source, what]
     */
    public static function newer(): array {
        $cases = [];
        foreach (self::NEWER + self::NEWEST as $source => $what) {
            $cases[$source] = [$source, $what];
        }
        return $cases;
    }

    /**
     * Finds it, in its line, and nothing besides.
     *
     * @dataProvider newer
     * @param string $source PHP
     * @param string $what what is found; several where | is between
     */
    public function test_finds(string $source, string $what): void {
        $found = array_map(function (string $fault): string {
            return preg_replace('/^line \d+: /', '', $fault);
        }, newer_syntax::in("<?php\n" . $source));
        $this->assertEqualsCanonicalizing(explode('|', $what), $found);
    }

    /**
     * The line is the file's.
     */
    public function test_line(): void {
        $this->assertSame(['line 4: the nullsafe operator'], newer_syntax::in("<?php\n\n\n\$a?->b();\n"));
    }

    /**
     * Leaves the rest alone.
     */
    public function test_leaves_the_old_alone(): void {
        foreach (self::OLD as $source) {
            $this->assertSame([], newer_syntax::in("<?php\n" . $source), $source);
        }
    }

    /**
     * All samples are PHP: a sample that no PHP reads shows nothing.
     */
    public function test_samples_are_php(): void {
        foreach (array_merge(array_keys(self::NEWER), self::OLD) as $source) {
            try {
                \PhpToken::tokenize("<?php\n" . $source, TOKEN_PARSE);
                $this->addToAssertionCount(1);
            } catch (\ParseError $e) {
                $this->fail($e->getMessage() . ': ' . $source);
            }
        }
    }
}
