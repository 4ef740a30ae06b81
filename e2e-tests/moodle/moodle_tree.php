<?php
namespace candor_e2e;

/**
 * What a Moodle source tree declares. Files are skimmed for the names they declare, and only a class that is asked for is read.
 */
final class moodle_tree {
    /** Folders in which there is nothing for a plugin. */
    const LEFT_OUT = '~/(tests|vendor|node_modules|\.git|candor|yui|amd|pix|lang)$~';

    /** @var array lower-case class name => [file, ...] */
    private $files = [];

    /** @var string[] lower-case old class name => new one */
    private $aliases = [];

    /** @var bool[] lower-case function name => true */
    private $functions = [];

    /** @var bool[] constant name => true */
    private $constants = [];

    /** @var bool[] lower-case name of any method => true */
    private $methods = [];

    /** @var array lower-case class name => [string[] parents, bool[] members] */
    private $read = [];

    /**
     * Skims a tree.
     *
     * @param string $root its folder, in which there is lib/moodlelib.php
     */
    public function __construct(string $root) {
        if (!is_file("$root/lib/moodlelib.php")) {
            throw new \RuntimeException("$root is no Moodle: there is no lib/moodlelib.php in it");
        }
        $folders = new \RecursiveDirectoryIterator($root, \FilesystemIterator::SKIP_DOTS);
        $wanted = new \RecursiveCallbackFilterIterator($folders, function (\SplFileInfo $file): bool {
            return $file->isDir() ? !preg_match(self::LEFT_OUT, $file->getPathname()) : $file->getExtension() === 'php';
        });
        foreach (new \RecursiveIteratorIterator($wanted) as $file) {
            $this->skim($file->getPathname());
        }
    }

    /**
     * Notes the names that a file declares.
     *
     * @param string $file its path
     */
    private function skim(string $file): void {
        $source = file_get_contents($file);
        $space = preg_match('/^namespace\s+([\w\\\\]+)\s*;/m', $source, $found) ? $found[1] . '\\' : '';
        preg_match_all('/^\s*(?:abstract\s+|final\s+|readonly\s+)*(?:class|interface|trait|enum)\s+(\w+)/m', $source, $found);
        foreach ($found[1] as $class) {
            $this->files[strtolower($space . $class)][] = $file;
        }
        preg_match_all('/^(\s*)((?:\w+\s+)*)function\s+&?\s*(\w+)\s*\(/m', $source, $found, PREG_SET_ORDER);
        foreach ($found as [, $indent, , $name]) {
            // Within a condition a function stands indented; in a file of classes an indented one is a method.
            if ($space === '' && ($indent === '' || strpos($source, 'function_exists') !== false)) {
                $this->functions[strtolower($name)] = true;
            }
            $this->methods[strtolower($name)] = true;
        }
        preg_match_all('/\bdefine\s*\(\s*[\'"](\w+)[\'"]/', $source, $found);
        $this->constants += array_fill_keys($found[1], true);
        preg_match_all('/\bclass_alias\(\s*([^,]+),\s*([^,)]+)/', $source, $found, PREG_SET_ORDER);
        foreach ($found as [, $new, $old]) {
            $this->aliases[strtolower(self::named($old, ''))] = self::named($new, $space);
        }
        if (preg_match('~/db/renamedclasses\.php$~', $file)) {
            preg_match_all('/[\'"]([\w\\\\]+)[\'"]\s*=>\s*[\'"]([\w\\\\]+)[\'"]/', $source, $found, PREG_SET_ORDER);
            foreach ($found as [, $old, $new]) {
                $this->aliases[strtolower(self::plain($old))] = self::plain($new);
            }
        }
    }

    /**
     * A class name as class_alias takes it: a string, or with ::class.
     *
     * @param string $argument as it stands there
     * @param string $space the namespace of a bare name with ::class
     * @return string
     */
    private static function named(string $argument, string $space): string {
        $argument = trim($argument);
        if (preg_match('/^[\'"](.*)[\'"]$/', $argument, $found)) {
            return self::plain($found[1]);
        }
        $name = preg_replace('/::class$/', '', $argument);
        return $name[0] === '\\' ? self::plain($name) : $space . $name;
    }

    /**
     * Without a slash before it, and with single ones within.
     *
     * @param string $name a class name
     * @return string
     */
    private static function plain(string $name): string {
        return ltrim(str_replace('\\\\', '\\', $name), '\\');
    }

    /**
     * Whether there is such a function.
     *
     * @param string $name its name
     * @return bool
     */
    public function has_function(string $name): bool {
        return isset($this->functions[strtolower($name)]);
    }

    /**
     * Whether there is such a constant outside of classes.
     *
     * @param string $name its name
     * @return bool
     */
    public function has_constant(string $name): bool {
        return isset($this->constants[$name]);
    }

    /**
     * Whether there is such a class, by this name or an older one.
     *
     * @param string $name its name
     * @return bool
     */
    public function has_class(string $name): bool {
        $name = strtolower($name);
        return isset($this->files[$name]) || isset($this->aliases[$name]);
    }

    /**
     * Whether any class has a method of this name.
     *
     * @param string $name its name
     * @return bool
     */
    public function has_method(string $name): bool {
        return isset($this->methods[strtolower($name)]);
    }

    /**
     * Whether a class, or one that it comes from, has a method, constant or property.
     *
     * @param string $class its name
     * @param string $member f() for a method, $p for a property, C for a constant
     * @return bool
     */
    public function has_member(string $class, string $member): bool {
        $name = strtolower($class);
        if (!isset($this->files[$name])) {
            if (isset($this->aliases[$name])) {
                return $this->has_member($this->aliases[$name], $member);
            }
            // What Moodle's class comes from may be PHP's own.
            $method = rtrim($member, '()');
            return $method !== $member ? method_exists($class, $method) : defined("$class::$member");
        }
        [$parents, $members] = $this->read[$name] ?? ($this->read[$name] = $this->read($name));
        if (isset($members[strtolower($member)])) {
            return true;
        }
        foreach ($parents as $parent) {
            if ($this->has_member($parent, $member)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads a class.
     *
     * @param string $name its name, lower case
     * @return array [string[] parents and traits, bool[] members]
     */
    private function read(string $name): array {
        $parents = [];
        $members = [];
        foreach ($this->files[$name] as $file) {
            $source = new php_source(file_get_contents($file));
            foreach ($source->classes() as $class => [$more, $own]) {
                if (strtolower($class) === $name) {
                    $parents = array_merge($parents, $more);
                    $members += $own;
                }
            }
        }
        return [$parents, $members];
    }
}
