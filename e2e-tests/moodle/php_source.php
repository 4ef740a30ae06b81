<?php
namespace candor_e2e;

/**
 * A PHP file by its tokens: the names in it, as the namespace and its imports make them.
 */
final class php_source {
    /** @var \PhpToken[] those that are neither white space nor comments. */
    public $tokens;

    /** @var string the namespace with a slash behind it, or ''. */
    public $space = '';

    /** @var string[] lower-case short name => imported name */
    public $imports = [];

    /**
     * Reads a file's source.
     *
     * @param string $source PHP
     */
    public function __construct(string $source) {
        $this->tokens = array_values(array_filter(\PhpToken::tokenize($source), function (\PhpToken $token): bool {
            return !$token->isIgnorable();
        }));
        $depth = 0;
        foreach ($this->tokens as $i => $token) {
            if ($token->is(['{', T_CURLY_OPEN, T_DOLLAR_OPEN_CURLY_BRACES])) {
                $depth++;
            } else if ($token->is('}')) {
                $depth--;
            } else if ($token->is(T_NAMESPACE)) {
                $this->space = $this->at($i + 1)->text . '\\';
            } else if ($token->is(T_USE) && $depth === 0) {
                $this->import($i);
            }
        }
    }

    /**
     * Notes an import.
     *
     * @param int $i at the word use
     */
    private function import(int $i): void {
        $name = ltrim($this->at($i + 1)->text, '\\');
        $as = $this->at($i + 2)->is(T_AS) ? $this->at($i + 3)->text : preg_replace('/.*\\\\/', '', $name);
        $this->imports[strtolower($as)] = $name;
    }

    /**
     * A token; one that is nothing beyond the file's ends.
     *
     * @param int $i which
     * @return \PhpToken
     */
    public function at(int $i): \PhpToken {
        return $this->tokens[$i] ?? new \PhpToken(T_WHITESPACE, '');
    }

    /**
     * A class name in full.
     *
     * @param string $name as it stands in the file
     * @return string
     */
    public function resolved(string $name): string {
        if ($name[0] === '\\') {
            return substr($name, 1);
        }
        $parts = explode('\\', $name, 2);
        $import = $this->imports[strtolower($parts[0])] ?? null;
        if ($import !== null) {
            return $import . (isset($parts[1]) ? '\\' . $parts[1] : '');
        }
        return $this->space . $name;
    }

    /**
     * The classes that the file declares.
     *
     * @return array name => [string[] parents, interfaces and traits, bool[] members: f(), $p or C, lower case]
     */
    public function classes(): array {
        $classes = [];
        $current = null;
        $depth = 0;
        foreach ($this->tokens as $i => $token) {
            if ($token->is([T_CLASS, T_INTERFACE, T_TRAIT]) && $this->at($i + 1)->is(T_STRING) && $current === null) {
                $current = $this->space . $this->at($i + 1)->text;
                $classes[$current] = [$this->parents($i + 2), []];
            }
            if ($token->is(['{', T_CURLY_OPEN, T_DOLLAR_OPEN_CURLY_BRACES])) {
                $depth++;
            } else if ($token->is('}') && --$depth === 0) {
                $current = null;
            }
            if ($current === null || $depth !== 1) {
                continue;
            }
            if ($token->is(T_FUNCTION)) {
                $name = $this->at($i + 1)->is(T_STRING) || !$this->at($i + 1)->is('&') ? $i + 1 : $i + 2;
                $classes[$current][1][strtolower($this->at($name)->text) . '()'] = true;
            } else if ($token->is(T_CONST)) {
                for ($j = $i + 1; !$this->at($j)->is(';'); $j++) {
                    if ($this->at($j + 1)->is('=')) {
                        $classes[$current][1][strtolower($this->at($j)->text)] = true;
                    }
                }
            } else if ($token->is(T_VARIABLE)) {
                $classes[$current][1][strtolower($token->text)] = true;
            } else if ($token->is(T_USE)) {
                $classes[$current][0] = array_merge($classes[$current][0], $this->parents($i + 1));
            }
        }
        return $classes;
    }

    /**
     * The names up to a class's or a use's end.
     *
     * @param int $i where they begin
     * @return string[]
     */
    private function parents(int $i): array {
        $names = [];
        for (; !$this->at($i)->is(['{', ';']); $i++) {
            if ($this->at($i)->is([T_STRING, T_NAME_QUALIFIED, T_NAME_FULLY_QUALIFIED])) {
                $names[] = $this->resolved($this->at($i)->text);
            }
        }
        return $names;
    }
}
