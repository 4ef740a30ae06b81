<?php
namespace candor_e2e;

/**
 * A plugin's texts in its languages, and where its files use them.
 */
final class language_pack {
    /** Texts that Moodle asks for by names of its own. */
    const MOODLES = ['pluginname', 'privacy:metadata'];

    /** @var string the plugin's folder */
    private $folder;

    /** @var string the plugin's name */
    private $component;

    /** @var array language => [name => text] */
    private $texts = [];

    /** @var array name => places where it is used */
    private $uses = [];

    /** @var string[] what names that are put together look like, if they are texts' at all: pattern => place */
    private $patterns = [];

    /**
     * Reads a plugin.
     *
     * @param string $folder its folder
     * @param string $component its name
     */
    public function __construct(string $folder, string $component) {
        $this->folder = $folder;
        $this->component = $component;
        foreach (glob("$folder/lang/*/$component.php") as $file) {
            $this->texts[basename(dirname($file))] = self::read($file);
        }
        $all = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($folder, \FilesystemIterator::SKIP_DOTS));
        foreach ($all as $file) {
            $name = substr($file->getPathname(), strlen($folder) + 1);
            if (!preg_match('~^(lang|tests|amd/build)/~', $name)) {
                $this->find($name, $file->getExtension(), file_get_contents($file->getPathname()));
            }
        }
    }

    /**
     * The texts of a file.
     *
     * @param string $file its path
     * @return string[] name => text
     */
    private static function read(string $file): array {
        $string = [];
        require($file);
        return $string;
    }

    /**
     * Finds where a file uses texts.
     *
     * @param string $name the file
     * @param string $kind its extension
     * @param string $source what is in it
     */
    private function find(string $name, string $kind, string $source): void {
        $component = preg_quote($this->component, '~');
        if ($kind === 'mustache') {
            preg_match_all("~{{#(?:clean)?str}}\s*([\w:]+)\s*,\s*$component\b~", $source, $found);
            $this->use($name, $found[1]);
        } else if ($kind === 'js') {
            preg_match_all("~['\"]([\w:]+)['\"]\s*,\s*(?:component:\s*)?['\"]{$component}['\"]~", $source, $found);
            $this->use($name, $found[1]);
        } else if ($kind === 'php') {
            $this->find_in_php($name, new php_source($source));
            preg_match_all("~['\"]quizaccess/(\w+:\w+)['\"]\s*=>~", $source, $found);
            $this->use($name, $name === 'db/access.php' ? $found[1] : []);
            preg_match_all("~^ {4}['\"](\w+)['\"]\s*=>\s*\[~m", $source, $found);
            $this->use($name, $name === 'db/caches.php' ? preg_replace('/^/', 'cachedef_', $found[1]) : []);
        }
    }

    /**
     * Finds the texts of calls, and all strings that may be the name of one.
     *
     * @param string $name the file
     * @param php_source $source what is in it
     */
    private function find_in_php(string $name, php_source $source): void {
        foreach ($source->tokens as $i => $token) {
            if (!$token->is(T_CONSTANT_ENCAPSED_STRING)) {
                continue;
            }
            $word = stripslashes(substr($token->text, 1, -1));
            if (!preg_match('/^[a-z][a-z0-9_:]*$/', $word)) {
                continue;
            }
            $joined = $source->at($i + 1)->is('.');
            $ends = $source->at($i - 1)->is('.');
            $call = $source->at($i - 1)->is('(') && $source->at($i - 2)->is(T_STRING) ? $source->at($i - 2)->text : '';
            if ($joined && substr($word, -1) === '_') {
                $this->patterns['/^' . preg_quote($word, '/') . '[a-z0-9]+(_help)?$/'] = $name;
            } else if (!$ends && in_array($call, ['get_string', 'lang_string'], true) && $this->ours($source, $i + 1)) {
                $this->use($name, [$word]);
            } else if ($call === 'moodle_exception' && $this->ours($source, $i + 1)) {
                $this->use($name, [$word]);
            } else if ($this->at_help_button($source, $i)) {
                $this->use($name, [$word, $word . '_help']);
            } else if (isset($this->first()[$word])) {
                $this->use($name, [$word]);
            }
        }
    }

    /**
     * Whether a call's next argument is this plugin, so that the one before is the name of its text.
     *
     * @param php_source $source where
     * @param int $i behind the name
     * @return bool
     */
    private function ours(php_source $source, int $i): bool {
        $next = $source->at($i + 1);
        return $source->at($i)->is(',') && (trim($next->text, '\'"') === $this->component || $next->text === '$component');
    }

    /**
     * Whether a word is what a help button is about.
     *
     * @param php_source $source where
     * @param int $i the word
     * @return bool
     */
    private function at_help_button(php_source $source, int $i): bool {
        for ($j = $i - 1; $j > $i - 8 && !$source->at($j)->is([';', '(']); $j--) {
            continue;
        }
        return $source->at($j)->is('(') && $source->at($j - 1)->text === 'addHelpButton' && $this->ours($source, $i + 1);
    }

    /**
     * Notes a use.
     *
     * @param string $file where
     * @param string[] $names of which texts
     */
    private function use(string $file, array $names): void {
        foreach ($names as $name) {
            $this->uses[$name][$file] = $file;
        }
    }

    /**
     * The texts of English.
     *
     * @return string[]
     */
    private function first(): array {
        return $this->texts['en'] ?? [];
    }

    /**
     * What is wrong.
     *
     * @return string[]
     */
    public function faults(): array {
        $faults = [];
        if (!isset($this->texts['en'], $this->texts['de'])) {
            return ['there is no lang/en or no lang/de in ' . $this->folder];
        }
        foreach ($this->uses as $name => $files) {
            if (!isset($this->first()[$name])) {
                $faults[] = "$name is used in " . implode(', ', $files) . ' and is in no language';
            }
        }
        foreach (array_keys($this->first()) as $name) {
            if (!$this->used($name)) {
                $faults[] = "$name is used nowhere";
            }
        }
        foreach ($this->texts as $language => $texts) {
            $faults = array_merge($faults, $this->differences($language, $texts));
        }
        sort($faults);
        return $faults;
    }

    /**
     * Whether a text is used.
     *
     * @param string $name its name
     * @return bool
     */
    private function used(string $name): bool {
        if (isset($this->uses[$name]) || in_array($name, self::MOODLES, true)) {
            return true;
        }
        foreach (array_keys($this->patterns) as $pattern) {
            if (preg_match($pattern, $name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * How a language differs from English.
     *
     * @param string $language which
     * @param string[] $texts its texts
     * @return string[] faults
     */
    private function differences(string $language, array $texts): array {
        $faults = [];
        foreach (array_keys(array_diff_key($this->first(), $texts)) as $name) {
            $faults[] = "$name is not in $language";
        }
        foreach ($texts as $name => $text) {
            if (!isset($this->first()[$name])) {
                $faults[] = "$name is in $language and not in en";
            } else if (self::places($text) !== self::places($this->first()[$name])) {
                $faults[] = "$name has other placeholders in $language than in en";
            } else if (trim($text) === '') {
                $faults[] = "$name is empty in $language";
            }
        }
        $sorted = array_keys($texts);
        sort($sorted, SORT_STRING);
        if ($sorted !== array_keys($texts)) {
            $faults[] = "$language is not in the alphabet's order";
        }
        return $faults;
    }

    /**
     * The placeholders of a text.
     *
     * @param string $text the text
     * @return string[] sorted
     */
    private static function places(string $text): array {
        preg_match_all('/\{\$a[^}]*\}/', $text, $found);
        sort($found[0]);
        return $found[0];
    }

    /**
     * The names of texts that begin so.
     *
     * @param string $beginning how
     * @return string[] what follows, sorted
     */
    public function family(string $beginning): array {
        $ends = [];
        foreach (array_keys($this->first()) as $name) {
            if (strpos($name, $beginning) === 0) {
                $ends[] = substr($name, strlen($beginning));
            }
        }
        sort($ends);
        return $ends;
    }

    /**
     * How much was looked at.
     *
     * @return string
     */
    public function summary(): string {
        $counts = [];
        foreach ($this->texts as $language => $texts) {
            $counts[] = count($texts) . ' in ' . $language;
        }
        return implode(', ', $counts) . ', ' . count($this->uses) . ' used by name';
    }
}
