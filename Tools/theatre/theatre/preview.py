def draw(t, path):
    pass
