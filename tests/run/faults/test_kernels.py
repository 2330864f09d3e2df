"""Notebooks whose kernels die, hang or want too much: the article fails with a message, the others do not."""


def test_nothing_goes_wrong(scene):
    scene.notebook("01-one", "1 + 1")
    scene.notebook("09-report")
    done = scene.report(scene.article("a"), scene.article("b"), "--jobs", "2")
    assert done.status == 0, done.err
    assert done.said == []
    assert (scene.out / "a" / "index.html").is_file()
    assert scene.litter() == []
    scene.check_nobody_left()
