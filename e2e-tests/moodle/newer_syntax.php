<?php
namespace candor_e2e;

/**
 * Finds in PHP source what PHP 7.4, the oldest that Moodle 4.1 runs on, does not understand.
 *
 * It runs on a newer PHP, whose tokens it reads; what no PHP understands is for php -l to say.
 */
final class newer_syntax {
    /** Tokens that say it all by themselves. */
    const TOKENS = [
        T_MATCH => 'match',
        T_ENUM => 'an enum',
        T_READONLY => 'readonly',
        T_NULLSAFE_OBJECT_OPERATOR => 'the nullsafe operator',
        T_ATTRIBUTE => 'an attribute',
    ];

    /** Functions and classes that came later. */
    const NAMES = [
        'str_contains', 'str_starts_with', 'str_ends_with', 'get_debug_type', 'get_resource_id', 'fdiv', 'preg_last_error_msg',
        'array_is_list', 'fsync', 'fdatasync', 'enum_exists', 'curl_upkeep', 'ini_parse_quantity', 'memory_reset_peak_usage',
        'json_validate', 'mb_str_pad', 'str_increment', 'str_decrement', 'stream_context_set_options', 'array_find',
        'array_find_key', 'array_any', 'array_all', 'array_first', 'array_last', 'mb_trim', 'mb_ltrim', 'mb_rtrim', 'mb_ucfirst',
        'mb_lcfirst', 'http_get_last_response_headers', 'Stringable', 'WeakMap', 'ValueError', 'UnhandledMatchError', 'PhpToken',
        'Fiber', 'UnitEnum', 'BackedEnum', 'DateError', 'Random\Randomizer', 'CurlHandle', 'IntlDatePatternGenerator',
    ];

    /** Types that came later. */
    const TYPES = ['mixed', 'never', 'static', 'null', 'false', 'true'];

    /** @var \PhpToken[] those that are neither white space nor comments. */
    private $tokens;

    /** @var string[] what was found. */
    private $found = [];

    /**
     * Looks through a file's source.
     *
     * @param string $source PHP
     * @return string[] "line N: what", in the file's order
     */
    public static function in(string $source): array {
        $reader = new self();
        $reader->tokens = array_values(array_filter(\PhpToken::tokenize($source), function (\PhpToken $token): bool {
            return !$token->isIgnorable() || $token->is(T_OPEN_TAG);
        }));
        for ($i = 0; $i < count($reader->tokens); $i++) {
            $reader->look($i);
        }
        natsort($reader->found);
        return array_values(array_unique($reader->found));
    }

    /**
     * Looks at one token and what stands around it.
     *
     * @param int $i which
     */
    private function look(int $i): void {
        $token = $this->tokens[$i];
        if (isset(self::TOKENS[$token->id])) {
            $this->note($i, self::TOKENS[$token->id]);
        }
        $this->look_at_name($i);
        $this->look_at_class_of_object($i);
        if ($token->is([T_FUNCTION, T_FN])) {
            $this->look_at_function($i);
        }
        if ($token->is([T_VAR, T_PUBLIC, T_PROTECTED, T_PRIVATE, T_STATIC])) {
            $this->look_at_property($i);
        }
        if ($token->is(T_THROW) && !$this->begins_statement($i)) {
            $this->note($i, 'throw within an expression');
        }
        if ($token->is(T_CATCH) && !$this->tokens[$this->closing($i + 1) - 1]->is(T_VARIABLE)) {
            $this->note($i, 'catch without a variable');
        }
        if ($this->reads($i, ['(', '...', ')'])) {
            $this->note($i, 'a callable of (...)');
        }
        if ($token->is(['(', ',']) && $this->word($i + 1) && $this->at($i + 2)->is(':')) {
            $this->note($i + 1, 'a named argument');
        }
        if ($token->is([T_NEW, T_INSTANCEOF]) && $this->at($i + 1)->is('(')) {
            $this->note($i, $token->text . ' of an expression');
        }
        if ($token->is(T_LNUMBER) && preg_match('/^0o/i', $token->text)) {
            $this->note($i, 'an octal number with 0o');
        }
        if ($token->is(T_CONST)) {
            $this->look_at_constant($i);
        }
    }

    /**
     * A function or class by its name.
     *
     * @param int $i where
     */
    private function look_at_name(int $i): void {
        $token = $this->tokens[$i];
        if (!$token->is([T_STRING, T_NAME_FULLY_QUALIFIED, T_NAME_QUALIFIED])) {
            return;
        }
        $before = $this->at($i - 1);
        if ($before->is([T_OBJECT_OPERATOR, T_NULLSAFE_OBJECT_OPERATOR, T_DOUBLE_COLON, T_FUNCTION, T_CONST])) {
            return;
        }
        foreach (self::NAMES as $name) {
            if (strcasecmp(ltrim($token->text, '\\'), $name) === 0) {
                $this->note($i, $name);
            }
        }
    }

    /**
     * Of $object::class, and Class::{$constant}.
     *
     * @param int $i where
     */
    private function look_at_class_of_object(int $i): void {
        if (!$this->tokens[$i]->is(T_DOUBLE_COLON)) {
            return;
        }
        if ($this->at($i + 1)->is(T_CLASS) && $this->at($i - 1)->is([T_VARIABLE, ')', ']', '}'])) {
            $this->note($i, '::class of an object');
        }
        if ($this->at($i + 1)->is('{') && !$this->at($this->closing($i + 1) + 1)->is('(')) {
            $this->note($i, 'a constant by an expression');
        }
    }

    /**
     * A function's parameters, what it uses, and what it gives.
     *
     * @param int $i at the word function or fn
     */
    private function look_at_function(int $i): void {
        $open = $i + 1;
        while ($this->at($open)->is(['&', T_AMPERSAND_NOT_FOLLOWED_BY_VAR_OR_VARARG, T_STRING]) || $this->word($open)) {
            $open++;
        }
        if (!$this->at($open)->is('(')) {
            return;
        }
        $close = $this->closing($open);
        $this->look_at_parameters($open, $close);
        if ($this->at($close + 1)->is(T_USE)) {
            $open = $close + 2;
            $close = $this->closing($open);
            if ($this->tokens[$close - 1]->is(',')) {
                $this->note($close, 'a comma after the last variable of use');
            }
        }
        if ($this->at($close + 1)->is(':')) {
            $end = $close + 2;
            while (!$this->at($end)->is(['{', ';', T_DOUBLE_ARROW])) {
                $end++;
            }
            $this->look_at_type($close + 2, $end);
        }
    }

    /**
     * A function's parameters.
     *
     * @param int $open the bracket before them
     * @param int $close the bracket after them
     */
    private function look_at_parameters(int $open, int $close): void {
        if ($close > $open + 1 && $this->tokens[$close - 1]->is(',')) {
            $this->note($close, 'a comma after the last parameter');
        }
        $from = $open + 1;
        while ($from < $close) {
            $to = $from;
            while ($to < $close && !$this->tokens[$to]->is(',')) {
                $to = $this->tokens[$to]->is(['(', '[', '{', T_ATTRIBUTE]) ? $this->closing($to) + 1 : $to + 1;
            }
            $this->look_at_parameter($from, $to);
            $from = $to + 1;
        }
    }

    /**
     * One parameter.
     *
     * @param int $from its first token
     * @param int $to after its last
     */
    private function look_at_parameter(int $from, int $to): void {
        while ($from < $to && $this->tokens[$from]->is([T_PUBLIC, T_PROTECTED, T_PRIVATE, T_READONLY])) {
            $this->note($from, 'a property made by a parameter');
            $from++;
        }
        $name = $from;
        while ($name < $to && !$this->tokens[$name]->is(T_VARIABLE)) {
            $name++;
        }
        $this->look_at_type($from, $name);
        for ($j = $name; $j < $to; $j++) {
            if ($this->tokens[$j]->is(T_NEW)) {
                $this->note($j, 'new in a default');
            }
        }
    }

    /**
     * A type.
     *
     * @param int $from its first token
     * @param int $to after its last
     */
    private function look_at_type(int $from, int $to): void {
        for ($j = $from; $j < $to; $j++) {
            $token = $this->tokens[$j];
            if ($token->is('|')) {
                $this->note($j, 'a type of several');
            } else if ($token->is(T_AMPERSAND_NOT_FOLLOWED_BY_VAR_OR_VARARG)) {
                $this->note($j, 'a type of all of several');
            } else if (in_array(strtolower($token->text), self::TYPES, true)) {
                $this->note($j, 'the type ' . strtolower($token->text));
            }
        }
    }

    /**
     * A property with a type, or a static variable that is begun with new.
     *
     * @param int $i at a word that may begin one
     */
    private function look_at_property(int $i): void {
        $name = $i + 1;
        $type = [T_STRING, T_NAME_QUALIFIED, T_NAME_FULLY_QUALIFIED, T_ARRAY, T_STATIC, '?', '|', '(', ')',
            T_AMPERSAND_NOT_FOLLOWED_BY_VAR_OR_VARARG];
        while ($this->at($name)->is($type)) {
            $name++;
        }
        if (!$this->at($name)->is(T_VARIABLE)) {
            return;
        }
        $first = $this->at($i + 1)->is(T_STATIC) ? $i + 2 : $i + 1;
        $this->look_at_type($first, $name);
        if ($this->at($name + 1)->is('=') && $this->at($name + 2)->is(T_NEW)) {
            $this->note($name, 'new in a default');
        }
    }

    /**
     * A constant: final, with a type, or made by new.
     *
     * @param int $i at the word const
     */
    private function look_at_constant(int $i): void {
        if ($this->at($i - 1)->is(T_USE)) {
            return;
        }
        for ($j = $i - 1; $this->at($j)->is([T_FINAL, T_PUBLIC, T_PROTECTED, T_PRIVATE]); $j--) {
            if ($this->at($j)->is(T_FINAL)) {
                $this->note($j, 'a final constant');
            }
        }
        if (!$this->at($i + 2)->is('=')) {
            $this->note($i, 'a constant with a type');
        } else if ($this->at($i + 3)->is(T_NEW)) {
            $this->note($i, 'new in a default');
        }
    }

    /**
     * Whether a statement begins here.
     *
     * @param int $i where
     * @return bool
     */
    private function begins_statement(int $i): bool {
        $before = $this->at($i - 1);
        if (!$before->is(':')) {
            return $before->is([';', '{', '}', ')', T_ELSE, T_DO, T_OPEN_TAG]);
        }
        for ($j = $i - 2; $j >= 0; $j--) {
            if ($this->tokens[$j]->is('?')) {
                return false;
            }
            if ($this->tokens[$j]->is([T_CASE, T_DEFAULT, ';', '{', '}'])) {
                return true;
            }
        }
        return true;
    }

    /**
     * Whether a word stands here, of the language's own or another.
     *
     * @param int $i where
     * @return bool
     */
    private function word(int $i): bool {
        return (bool) preg_match('/^[a-z_\x80-\xff][a-z0-9_\x80-\xff]*$/i', $this->at($i)->text);
    }

    /**
     * Whether these tokens stand here, one after the other.
     *
     * @param int $i where the first stands
     * @param string[] $texts the tokens
     * @return bool
     */
    private function reads(int $i, array $texts): bool {
        foreach ($texts as $j => $text) {
            if ($this->at($i + $j)->text !== $text) {
                return false;
            }
        }
        return true;
    }

    /**
     * The bracket that closes one.
     *
     * @param int $open where it opens
     * @return int
     */
    private function closing(int $open): int {
        $depth = 0;
        for ($j = $open; $j < count($this->tokens); $j++) {
            if ($this->tokens[$j]->is(['(', '[', '{', T_ATTRIBUTE, T_CURLY_OPEN, T_DOLLAR_OPEN_CURLY_BRACES])) {
                $depth++;
            } else if ($this->tokens[$j]->is([')', ']', '}']) && --$depth === 0) {
                return $j;
            }
        }
        throw new \RuntimeException('a bracket is not closed: line ' . $this->tokens[$open]->line);
    }

    /**
     * A token; one that is nothing beyond the file's ends.
     *
     * @param int $i which
     * @return \PhpToken
     */
    private function at(int $i): \PhpToken {
        return $this->tokens[$i] ?? new \PhpToken(T_WHITESPACE, '');
    }

    /**
     * Notes something down.
     *
     * @param int $i where
     * @param string $what what
     */
    private function note(int $i, string $what): void {
        $this->found[] = 'line ' . $this->at($i)->line . ': ' . $what;
    }
}
