<?php
namespace candor_e2e;

/**
 * What a plugin's files use that they do not declare themselves and PHP does not bring.
 */
final class plugin_uses {
    /** What Moodle's globals are. */
    const GLOBALS = [
        '$DB' => 'moodle_database', '$PAGE' => 'moodle_page', '$OUTPUT' => 'core_renderer',
    ];

    /** @var array "class N", "function f()", "constant C", "N::member", "->m()" => places */
    public $uses = [];

    /** @var array alias that the plugin makes => the classes of which one has to be there */
    public $shims = [];

    /** @var array the plugin's own classes, lower case => [parents, members] */
    public $own = [];

    /** @var bool[] the plugin's own functions, lower case */
    private $functions = [];

    /** @var php_source the file that is being read */
    private $source;

    /** @var string its name */
    private $file;

    /** @var string the class that is being read, or '' */
    private $class = '';

    /** @var string[] variable => class, in the function that is being read */
    private $types = [];

    /**
     * Reads files.
     *
     * @param string[] $files name => source
     */
    public function __construct(array $files) {
        $sources = [];
        foreach ($files as $file => $source) {
            $sources[$file] = new php_source($source);
            foreach ($sources[$file]->classes() as $class => $what) {
                $this->own[strtolower($class)] = $what;
            }
            foreach ($sources[$file]->tokens as $i => $token) {
                if ($token->is(T_FUNCTION) && $sources[$file]->at($i + 1)->is(T_STRING)) {
                    $this->functions[strtolower($sources[$file]->at($i + 1)->text)] = true;
                }
                if ($token->text === 'function_exists') {
                    // Used only where it is there.
                    $this->functions[strtolower(trim($sources[$file]->at($i + 2)->text, '\'"'))] = true;
                }
                if ($token->text === 'class_alias') {
                    $alias = ltrim(trim($sources[$file]->at($i + 4)->text, '\'"'), '\\');
                    $this->shims[strtolower($alias)][] = ltrim(trim($sources[$file]->at($i + 2)->text, '\'"'), '\\');
                }
            }
        }
        foreach ($sources as $file => $source) {
            $this->file = $file;
            $this->source = $source;
            $this->class = '';
            $this->types = self::GLOBALS;
            foreach (array_keys($source->tokens) as $i) {
                $this->look($i);
            }
        }
    }

    /**
     * Looks at one token and what stands around it.
     *
     * @param int $i which
     */
    private function look(int $i): void {
        $source = $this->source;
        $token = $source->at($i);
        if ($token->is([T_CLASS, T_INTERFACE]) && $source->at($i + 1)->is(T_STRING)) {
            $this->class = $source->space . $source->at($i + 1)->text;
        }
        if ($token->is(T_FUNCTION) && $source->at($i + 1)->is(T_STRING)) {
            $this->types = self::GLOBALS + ($this->class === '' ? [] : ['$this' => $this->class]);
        }
        if ($token->is([T_STRING, T_NAME_QUALIFIED, T_NAME_FULLY_QUALIFIED])) {
            $this->look_at_name($i);
        }
        if ($token->is(T_STATIC) && $source->at($i + 1)->is(T_DOUBLE_COLON)) {
            $this->look_at_member($i, $this->class);
        }
        if ($token->is(T_VARIABLE) && $source->at($i + 1)->is('=') && $source->at($i + 2)->is(T_NEW)) {
            $this->types[$token->text] = $source->resolved($source->at($i + 3)->text);
        }
        if ($token->is(T_OBJECT_OPERATOR) && $source->at($i + 1)->is(T_STRING) && $source->at($i + 2)->is('(')) {
            $type = $source->at($i - 1)->is(T_VARIABLE) ? $this->types[$source->at($i - 1)->text] ?? null : null;
            $member = $source->at($i + 1)->text . '()';
            $this->note($type === null ? '->' . $member : $type . '::' . $member);
        }
    }

    /**
     * A name: of a class, a function or a constant.
     *
     * @param int $i where
     */
    private function look_at_name(int $i): void {
        $source = $this->source;
        $name = $source->at($i)->text;
        $before = $source->at($i - 1);
        $after = $source->at($i + 1);
        if ($before->is([T_OBJECT_OPERATOR, T_DOUBLE_COLON, T_FUNCTION, T_CONST, T_NAMESPACE, T_CLASS, T_INTERFACE, T_AS, T_GOTO])) {
            return;
        }
        $word = strtolower($name);
        if ($before->is(T_USE) && in_array($name, $source->imports, true)) {
            $this->note('class ' . $name);
        } else if ($after->is(T_DOUBLE_COLON)) {
            $named = ['self' => $this->class, 'parent' => $this->own[strtolower($this->class)][0][0] ?? ''];
            $this->look_at_member($i, $named[$word] ?? $source->resolved($name));
        } else if ($after->is('(') && !$before->is(T_NEW)) {
            if (!function_exists($name) && !isset($this->functions[$word])) {
                $this->note('function ' . ltrim($name, '\\') . '()');
            }
        } else if (preg_match('/^[A-Z][A-Z0-9_]+$/', $name) && !isset($source->imports[$word])) {
            if (!defined($name)) {
                $this->note('constant ' . $name);
            }
        } else if (!in_array($word, ['self', 'parent', 'true', 'false', 'null', 'int', 'string', 'bool', 'void', 'float', 'object',
                'iterable', 'mixed'], true)) {
            $class = $source->resolved($name);
            $this->note('class ' . $class);
            if ($after->is(T_VARIABLE)) {
                $this->types[$after->text] = $class;
            }
        }
    }

    /**
     * A class's member.
     *
     * @param int $i where the class stands
     * @param string $class which
     */
    private function look_at_member(int $i, string $class): void {
        $member = $this->source->at($i + 2)->text;
        $this->note('class ' . $class);
        if ($member !== 'class') {
            $this->note($class . '::' . $member . ($this->source->at($i + 3)->is('(') ? '()' : ''));
        }
    }

    /**
     * Notes a use.
     *
     * @param string $use what
     */
    private function note(string $use): void {
        $this->uses[$use][$this->file] = $this->file;
    }

    /**
     * What a tree does not have of it.
     *
     * @param moodle_tree $tree the tree
     * @return string[] "what: files"
     */
    public function missing(moodle_tree $tree): array {
        $missing = [];
        foreach ($this->uses as $use => $files) {
            if (!$this->met($tree, $use)) {
                $missing[] = $use . ': ' . implode(', ', $files);
            }
        }
        sort($missing);
        return $missing;
    }

    /**
     * Whether a tree, the plugin or PHP has something.
     *
     * @param moodle_tree $tree the tree
     * @param string $use what
     * @return bool
     */
    private function met(moodle_tree $tree, string $use): bool {
        if (preg_match('/^function (.*)\(\)$/', $use, $found)) {
            return $tree->has_function($found[1]);
        }
        if (preg_match('/^constant (.*)$/', $use, $found)) {
            return $tree->has_constant($found[1]);
        }
        if (preg_match('/^class (.*)$/', $use, $found)) {
            return $this->has_class($tree, $found[1]);
        }
        if (preg_match('/^->(.*)\(\)$/', $use, $found)) {
            return $tree->has_method($found[1]) || isset($this->functions[strtolower($found[1])]);
        }
        [$class, $member] = explode('::', $use);
        return !$this->has_class($tree, $class) || $this->has_member($tree, $class, $member);
    }

    /**
     * Whether there is a class, in the plugin, by its shim, in the tree or in PHP.
     *
     * @param moodle_tree $tree the tree
     * @param string $class its name
     * @return bool
     */
    private function has_class(moodle_tree $tree, string $class): bool {
        $name = strtolower($class);
        $there = array_filter($this->shims[$name] ?? [], [$tree, 'has_class']);
        return isset($this->own[$name]) || $there || $tree->has_class($class) || class_exists($class) || interface_exists($class);
    }

    /**
     * Whether a class has a member.
     *
     * @param moodle_tree $tree the tree
     * @param string $class its name
     * @param string $member f(), $p or C
     * @return bool
     */
    private function has_member(moodle_tree $tree, string $class, string $member): bool {
        $name = strtolower($class);
        if (isset($this->own[$name][1][strtolower($member)])) {
            return true;
        }
        foreach ($this->own[$name][0] ?? array_filter($this->shims[$name] ?? [], [$tree, 'has_class']) as $parent) {
            if ($this->has_member($tree, $parent, $member)) {
                return true;
            }
        }
        return !isset($this->own[$name]) && $tree->has_member($class, $member);
    }
}
