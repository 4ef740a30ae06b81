<?php
namespace candor_e2e;

require_once(__DIR__ . '/php_source.php');
require_once(__DIR__ . '/moodle_tree.php');
require_once(__DIR__ . '/plugin_uses.php');

/**
 * The comparison of a plugin with a Moodle's source finds what is not there, on a Moodle of a few lines.
 */
final class symbols_test extends \basic_testcase {
    /** A Moodle. */
    const MOODLE = [
        'lib/moodlelib.php' => 'define("DAYSECS", 1);' . "\nfunction get_string() {}\n"
            . "if (!function_exists('late')) {\n    function late() {}\n}",
        'lib/classes/url.php' => "namespace core;\nclass url extends base {\n const A = 1, B = 2;\n public function out() {} }\n"
            . 'class_alias(url::class, \moodle_url::class);',
        'lib/classes/base.php' => "namespace core;\nabstract class base extends \\Exception {\n use more;\n public static \$p; }",
        'lib/classes/more.php' => "namespace core;\ntrait more {\n protected function shared(): void {} }",
        'mod/quiz/db/renamedclasses.php' => "\$renamedclasses = [ 'old_rule' => 'mod_quiz\\local\\rule', ];",
        'mod/quiz/classes/local/rule.php' => "namespace mod_quiz\\local;\nclass rule {\n public function make() {} }",
        'mod/quiz/tests/only_test.php' => "function only_in_tests() {}\nclass only_in_tests {}",
    ];

    /** @var string its folder. */
    private $root;

    /**
     * Writes the Moodle.
     */
    protected function setUp(): void {
        $this->root = sys_get_temp_dir() . '/candor-' . bin2hex(random_bytes(8));
        foreach (self::MOODLE as $file => $source) {
            if (!is_dir(dirname("$this->root/$file"))) {
                mkdir(dirname("$this->root/$file"), 0700, true);
            }
            file_put_contents("$this->root/$file", "<?php\n$source\n");
        }
    }

    /**
     * Takes it away.
     */
    protected function tearDown(): void {
        $all = new \RecursiveDirectoryIterator($this->root, \FilesystemIterator::SKIP_DOTS);
        foreach (new \RecursiveIteratorIterator($all, \RecursiveIteratorIterator::CHILD_FIRST) as $file) {
            $file->isDir() ? rmdir($file->getPathname()) : unlink($file->getPathname());
        }
        rmdir($this->root);
    }

    /**
     * What is there, by whichever name and from whichever class it comes.
     */
    public function test_there(): void {
        $this->assertSame([], $this->missing(
            'namespace plug; use moodle_url; use core\url as address;
            class own extends address { const C = DAYSECS; function f(\old_rule $r) {
                $this->shared(); $this->getMessage(); $this->f($r); self::C; parent::out(); self::$p; static::A;
                $u = new moodle_url(get_string("x")); $u->out(); $u->shared(); moodle_url::B; late(); strlen(PHP_EOL);
                $r->make(); address::class; \old_rule::make(); try { g(); } catch (\RuntimeException $e) { $e->getCode(); }
            } } function g() { $x = f(); return $x->make(); }'
        ));
    }

    /**
     * What is not there.
     */
    public function test_missing(): void {
        $this->assertSame([
            '->nowhere(): plugin.php',
            'class core\gone: plugin.php',
            'class only_in_tests: plugin.php',
            'class plug\moodle_url: plugin.php',
            'constant WEEKSECS: plugin.php',
            'core\url::Z: plugin.php',
            'core\url::lost(): plugin.php',
            'function make(): plugin.php',
            'function only_in_tests(): plugin.php',
            'old_rule::out(): plugin.php',
            'plug\own::d: plugin.php',
            'plug\own::shared_not(): plugin.php',
        ], $this->missing(
            'namespace plug; use core\gone; use core\url;
            class own extends url { function f(\old_rule $r, moodle_url $x) {
                $this->shared_not(); self::d; url::Z; url::lost(); $r->out(); only_in_tests(); new \only_in_tests(WEEKSECS);
                $x[0]->nowhere(); make();
            } }'
        ));
    }

    /**
     * A plugin that takes one class or, where that is not there, another needs one of them.
     */
    public function test_shim(): void {
        $shim = 'if (class_exists("x")) { class_alias(\'\mod_quiz\local\rule\', \'\shim\'); } else { class_alias(\'\%s\', \'\shim\'); }
            class own extends shim { function f() { $this->make(); $this->%s(); } }';
        $this->assertSame([], $this->missing(sprintf($shim, 'nowhere', 'make')));
        $this->assertSame(['own::gone(): plugin.php'], $this->missing(sprintf($shim, 'nowhere', 'gone')));
        $this->assertSame(
            ['class shim: plugin.php', 'own::make(): plugin.php'],
            $this->missing(str_replace('mod_quiz\local\rule', 'gone', sprintf($shim, 'nowhere', 'make')))
        );
    }

    /**
     * A function that is asked for before it is used.
     */
    public function test_guarded_function(): void {
        $this->assertSame([], $this->missing('if (function_exists("sometimes")) { sometimes(); }'));
        $this->assertSame(['function sometimes(): plugin.php'], $this->missing('sometimes();'));
    }

    /**
     * A folder that is no Moodle.
     */
    public function test_no_moodle(): void {
        $this->expectExceptionMessage('is no Moodle');
        new moodle_tree("$this->root/lib");
    }

    /**
     * What the Moodle lacks of a plugin.
     *
     * @param string $source the plugin
     * @return string[]
     */
    private function missing(string $source): array {
        return (new plugin_uses(['plugin.php' => "<?php\n$source\n"]))->missing(new moodle_tree($this->root));
    }
}
